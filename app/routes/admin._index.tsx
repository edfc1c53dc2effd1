import type { LoaderFunctionArgs } from "@remix-run/node"
import { refuse } from "../errors.ts"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { refuseOperate } from "../operation/policy.ts"
import { SECTIONS } from "../operation/sections.ts"
import { pageMeta } from "../page-meta.ts"
import { Lines } from "../ui/lines.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseOperate(ctx.actor))
    return { title: titleOf(context, context.t("operation.title")) }
  })
}

export default function Administration() {
  const { t } = useTranslation()
  return (
    <div className="wrap read">
      <PageHead title={t("operation.title")} lead={t("operation.lead")} />
      <Section id="sections" title={t("operation.sections_title")}>
        <Lines
          items={SECTIONS.map(({ key, href }) => ({
            ...{ key, href },
            title: t(`operation.sections.${key}.title`),
            detail: t(`operation.sections.${key}.text`),
          }))}
        />
      </Section>
    </div>
  )
}
