import { useTranslation } from "../i18n/translation.tsx"
import { Section } from "../ui/page-head.tsx"

const GOES = ["name", "access", "roles", "traces"] as const
const STAYS = ["acts", "terms", "chain"] as const

/** What an erasure takes and what it leaves, and why. */
export const ErasureFacts = () => {
  const { t } = useTranslation()
  return (
    <>
      <Section id="goes" title={t("people.erase.goes_title")}>
        <ul>
          {GOES.map((key) => (
            <li key={key}>{t(`people.erase.goes.${key}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="stays" title={t("people.erase.stays_title")}>
        <ul>
          {STAYS.map((key) => (
            <li key={key}>{t(`people.erase.stays.${key}`)}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}
