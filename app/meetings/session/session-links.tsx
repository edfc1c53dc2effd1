import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Section } from "../../ui/page-head.tsx"

type Page = { code: string; state: string; maySeeDeliveries: boolean }

/** The ways into a meeting while it is held; the roll of one that is over stays to be read and put right. */
export const SessionLinks = ({ page }: { page: Page }) => {
  const { t } = useTranslation()
  const { code, state, maySeeDeliveries: serves } = page
  const isOver = state === "closed" || state === "deserted"
  const wasHeld = state === "open" || state === "suspended" || state === "closed"
  if (state === "draft" || state === "cancelled") return null
  const link = (path: string, label: string, kind: "primary" | "line" = "line") => (
    <p>
      <ButtonLink kind={kind} href={`/meetings/${code}/${path}`}>
        {label}
      </ButtonLink>
    </p>
  )
  return (
    <Section id="session" title={t("assembly.links.title")}>
      {isOver ? null : link("check-in", t("assembly.check_in.button"), serves ? "line" : "primary")}
      {isOver ? null : link("live", t("assembly.live.title"))}
      {isOver ? null : link("proxies", t("assembly.proxy.title"))}
      {serves && !isOver ? link("chair", t("assembly.acts.to_chair"), "primary") : null}
      {serves ? link("rollcall", t("assembly.acts.to_roll")) : null}
      {wasHeld ? link("totals", t("totals.title")) : null}
      {state === "convened" && !serves ? null : link("minutes", t("minutes.title"))}
      {isOver ? null : link("conflicts", t("sittings.conflict.title"))}
      {isOver ? link("attestations", t("attestations.title")) : null}
      {serves && wasHeld ? link("remaining", t("sittings.remaining.title")) : null}
      {serves ? link("evidence", t("evidence.title")) : null}
    </Section>
  )
}
