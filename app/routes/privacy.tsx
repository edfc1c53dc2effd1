import type { LoaderFunctionArgs } from "@remix-run/node"
import { titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context }: LoaderFunctionArgs) => ({
  title: titleOf(context, context.t("common.privacy_page.title")),
})

export default function Privacy() {
  const { t } = useTranslation()
  return (
    <div className="wrap read band-s stack">
      <PageHead title={t("common.privacy_page.title")} lead={t("common.privacy_page.lead")} />
      {(["what", "why", "who", "rights"] as const).map((part) => (
        <Section key={part} id={part} title={t(`common.privacy_page.${part}_title`)}>
          <p>{t(`common.privacy_page.${part}`)}</p>
        </Section>
      ))}
    </div>
  )
}
