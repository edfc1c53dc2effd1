import { useTranslation } from "./i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "./ui/button.tsx"
import { PageHead } from "./ui/page-head.tsx"

type Ended = { to: string; fields: [string, string][] }
type Detail = { reason?: string; sessionEnded?: Ended } | string | null

const isDetail = (detail: unknown): detail is Exclude<Detail, string | null> =>
  typeof detail === "object" && detail !== null

type Kind = "not_found" | "forbidden" | "conflict" | "invalid" | "too_large" | "server"
const KINDS: Readonly<Record<number, Kind>> = {
  ...{
    400: "invalid",
    403: "forbidden",
    404: "not_found",
    405: "not_found",
    409: "conflict",
    413: "too_large",
    422: "invalid",
  },
}

/** What kind of page an HTTP status becomes. */
export const errorKind = (status: number): Kind => KINDS[status] ?? "server"

/** The form of somebody whose session ended while typing: sign in, and everything typed comes along. */
const SessionEnded = ({ ended }: { ended: Ended }) => {
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <PageHead title={t("errors.session_ended.title")} lead={t("errors.session_ended.text")} />
      <form method="post" action={`/sign-in?to=${encodeURIComponent(ended.to)}`}>
        <input type="hidden" name="resume" value={JSON.stringify(ended)} />
        <Actions>
          <Button name="intent" value="resume">
            {t("errors.session_ended.button")}
          </Button>
        </Actions>
      </form>
    </div>
  )
}

type ErrorContentProps = { status: number; detail: unknown; requestId: string | undefined; isMember: boolean }

/** A page that could not be shown: why, in plain words, and what one can do now. */
export const ErrorContent = ({ status, detail, requestId, isMember }: ErrorContentProps) => {
  const { t } = useTranslation()
  if (isDetail(detail) && detail.sessionEnded) return <SessionEnded ended={detail.sessionEnded} />
  const kind = errorKind(status)
  const reason = isDetail(detail) ? detail.reason : undefined
  const text =
    kind === "not_found"
      ? t("errors.not_found.text")
      : kind === "server"
        ? t("errors.server.text")
        : undefined
  return (
    <div className="wrap read">
      <PageHead title={t(`errors.${kind}.title`)} lead={reason ?? text ?? t("errors.invalid.text")} />
      <h2 className="sec">{t("errors.what_now")}</h2>
      <Actions>
        {isMember ? (
          <ButtonLink href="/desk">{t("errors.go_desk")}</ButtonLink>
        ) : (
          <ButtonLink href="/">{t("errors.go_home")}</ButtonLink>
        )}
        <ButtonLink kind="line" href="/roundtables">
          {t("errors.go_tables")}
        </ButtonLink>
      </Actions>
      {kind === "server" && requestId ? (
        <p className="small muted">{t("errors.server.number", { id: requestId })}</p>
      ) : null}
    </div>
  )
}
