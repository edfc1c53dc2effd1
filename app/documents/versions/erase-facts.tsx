import { useTranslation } from "../../i18n/translation.tsx"
import { Section } from "../../ui/page-head.tsx"

const GOES = ["log", "automatic", "quotes", "authors"] as const
const STAYS = ["text", "named", "comments", "chain", "log"] as const

/** What an erasure of a text's history takes and what it leaves. */
export const EraseFacts = ({ automatic }: { automatic: number }) => {
  const { t } = useTranslation()
  return (
    <>
      <p>{t("versions.erase.lead")}</p>
      <Section id="goes" title={t("versions.erase.goes_title")}>
        <ul>
          {GOES.map((what) => (
            <li key={what}>{t(`versions.erase.goes.${what}`)}</li>
          ))}
        </ul>
        <p>{t("versions.erase.counts", { count: automatic })}</p>
      </Section>
      <Section id="stays" title={t("versions.erase.stays_title")}>
        <ul>
          {STAYS.map((what) => (
            <li key={what}>{t(`versions.erase.stays.${what}`)}</li>
          ))}
        </ul>
      </Section>
      <p>{t("versions.erase.meanwhile")}</p>
    </>
  )
}
