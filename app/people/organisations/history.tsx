import { useTranslation } from "../../i18n/translation.tsx"
import { Lines } from "../../ui/lines.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { OrganisationState } from "./organisation.ts"

/** What became of a body over time, newest first. */
export const History = ({
  changes,
}: {
  changes: readonly { state: string; reason: string; at: Date | string }[]
}) => {
  const { t, dates } = useTranslation()
  if (changes.length === 0) return null
  return (
    <Section id="history" title={t("organisations.state.history")}>
      <Lines
        items={changes.map((change) => ({
          key: String(change.at),
          title: t(`organisations.states.${change.state as OrganisationState}`),
          detail: (
            <>
              {dates.day(change.at)}, <span dir="auto">{change.reason}</span>
            </>
          ),
        }))}
      />
    </Section>
  )
}
