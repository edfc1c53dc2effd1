import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { Section } from "../ui/page-head.tsx"

type Props = {
  support: {
    bodies: number
    groups: number
    missingBodies: number
    missingGroups: number
    isEnough: boolean
    names: readonly { name: string; language: string }[]
    isMine: boolean
  }
  rule: { supporters: number; fromGroups: number }
  state: string
  maySupport: boolean
  refusal: Refusal | undefined
  formKey: string
}

const Threshold = ({ support, rule, state }: Pick<Props, "support" | "rule" | "state">) => {
  const { t } = useTranslation()
  if (rule.supporters === 0 || state !== "submitted") return null
  const { missingBodies, missingGroups, isEnough } = support
  if (isEnough) return <p>{t("proposals.support.enough")}</p>
  return (
    <p>
      {missingBodies > 0 ? `${t("proposals.support.missing_bodies", { count: missingBodies })} ` : ""}
      {missingGroups > 0 ? t("proposals.support.missing_groups", { count: missingGroups }) : ""}
    </p>
  )
}

/** Who supports the proposal, how many are missing, and the button of who has a seat here. */
export const SupportBox = ({ support, rule, state, maySupport, refusal, formKey }: Props) => {
  const { t } = useTranslation()
  if (state === "draft") return null
  const intent = support.isMine ? "unsupport" : "support"
  return (
    <Section id="support" title={t("proposals.support.title")}>
      <div className="stack">
        <p>
          {t("proposals.support.count", { count: support.names.length })}{" "}
          {rule.supporters > 0
            ? t("proposals.support.needed", { count: rule.supporters, groups: rule.fromGroups })
            : null}
        </p>
        <Threshold {...{ support, rule, state }} />
        {support.names.length > 0 ? (
          <ul className="lines">
            {support.names.map(({ name, language }) => (
              <li key={name}>
                <bdi lang={language}>{name}</bdi>
              </li>
            ))}
          </ul>
        ) : null}
        {maySupport ? (
          <RefusableForm formKey={formKey} refusal={refusal}>
            <input type="hidden" name="intent" value={intent} />
            <Button kind={support.isMine ? "quiet" : "primary"} wide busy={t("common.form.saving")}>
              {t(`proposals.support.${support.isMine ? "take_back" : "give"}`)}
            </Button>
          </RefusableForm>
        ) : null}
      </div>
    </Section>
  )
}
