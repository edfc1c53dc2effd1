import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { CodeForm, Guarantees } from "../records/verify-parts.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

/** A typed code leads to its page: looking something up changes nothing, so the form is a GET. */
export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async () => {
    const typed = new URL(request.url).searchParams.get("code")?.trim()
    if (typed) throw redirect(`/verify/${encodeURIComponent(typed.slice(0, 60))}`)
    return { title: titleOf(context, context.t("records.verify.title")) }
  })

export default function Verify() {
  useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <PageHead title={t("records.verify.title")} lead={t("records.verify.lead")} />
      <CodeForm />
      <Guarantees />
    </div>
  )
}
