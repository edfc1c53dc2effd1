import { useTranslation } from "../../i18n/translation.tsx"
import { Section } from "../../ui/page-head.tsx"

type About = {
  sha256: string
  /** The code of the verbale that it is of. */
  of: string | null
  page: string | null
  rectified: readonly { number: number; decidedAt: string | Date; verification: string }[]
}

/** On the page of a code: the digest of the content, and what goes with a verbale. */
export const AboutMinutes = ({ about }: { about: About | null }) => {
  const { t, dates } = useTranslation()
  if (!about) return null
  return (
    <Section id="content" title={t("transfer.frame.digest")}>
      <p>
        <code className="digest" dir="ltr">
          {about.sha256}
        </code>
      </p>
      <p className="small muted">{t("afterwards.verify.digest_help")}</p>
      {about.of ? (
        <p>
          <a href={`/verify/${about.of}`}>{t("afterwards.verify.of")}</a>
        </p>
      ) : null}
      {about.page ? (
        <p>
          <a href={about.page}>{t("afterwards.publish.see")}</a>
        </p>
      ) : null}
      {about.rectified.length > 0 ? (
        <>
          <p>{t("afterwards.verify.rectified", { count: about.rectified.length })}</p>
          <ul>
            {about.rectified.map(({ number, decidedAt, verification }) => (
              <li key={number}>
                <a href={`/verify/${verification}`}>
                  {t("afterwards.rectify.name_on", { number, day: dates.day(decidedAt) })}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}
