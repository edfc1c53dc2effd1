import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Section } from "../../ui/page-head.tsx"

type Moment = string | Date | null
type Page = {
  code: string
  kind: string
  mayKeep: boolean
  approvedAt: Moment
  signedAt: Moment
  publishedAt: Moment
}

/** What can be asked of a verbale, and done with it, once it is signed or approved. */
export const AfterSteps = ({ page }: { page: Page }) => {
  const { t } = useTranslation()
  const { code, kind, mayKeep, approvedAt, signedAt, publishedAt } = page
  const link = (href: string, label: string) => (
    <p className="no-print">
      <ButtonLink kind="line" href={href}>
        {label}
      </ButtonLink>
    </p>
  )
  if (!approvedAt && !signedAt) return null
  return (
    <Section id="after" title={t("afterwards.title")}>
      {approvedAt ? link(`/minutes/${code}/rectifications`, t("afterwards.rectify.title")) : null}
      {kind === "sitting" ? link(`/minutes/${code}/extracts`, t("afterwards.extract.title")) : null}
      {mayKeep && approvedAt ? link(`/minutes/${code}/publication`, t("afterwards.publish.title")) : null}
      {mayKeep && publishedAt ? link(`/minutes/${code}/annexes`, t("afterwards.annexes.title")) : null}
      {publishedAt ? (
        <p>
          <a href={`/published-minutes/${code}`}>{t("afterwards.publish.see")}</a>
        </p>
      ) : null}
    </Section>
  )
}
