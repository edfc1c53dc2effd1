import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CertificateFacts } from "../courses/certificates/certificate-facts.tsx"
import { replaceCertificate, revokeCertificate } from "../courses/certificates/end-certificate.server.ts"
import { EndForms } from "../courses/certificates/end-forms.tsx"
import type { CertificateKind } from "../courses/certificates/entitled.ts"
import { EndCertificate } from "../courses/certificates/input.ts"
import { getCertificate } from "../courses/certificates/queries.server.ts"
import { PaperStatus } from "../courses/certificates/words.tsx"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getCertificate(ctx, params.code ?? "")
    const heading = context.t(`certificates.kinds.${page.kind as CertificateKind}`)
    return {
      ...{ title: titleOf(context, heading), heading, ...page },
      keys: { replace: newKey(), revoke: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EndCertificate, { certificateCode: params.code }, async (ctx, input) => {
    if (input.intent === "replace")
      return redirect(`/certificates/${await replaceCertificate(ctx, input, context.speak)}`)
    await revokeCertificate(ctx, input, context.speak)
    return redirect(`/certificates/${params.code}`)
  })

export default function CertificateRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { course, edition, heading, mayKeep, number } = page
  return (
    <div className="wrap form">
      {mayKeep ? (
        <CourseCrumbs course={course} edition={edition} title={heading} />
      ) : (
        <BackLink href="/my-certificates" label={t("certificates.own.title")} />
      )}
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi>{t("certificates.list.number", { number })}</bdi>}
        title={heading}
        status={<PaperStatus status={page.status} />}
        action={
          page.content ? (
            <ButtonLink href={`/certificates/${page.code}/pdf`} icon="it-download" download>
              {t("certificates.page.pdf")}
            </ButtonLink>
          ) : null
        }
      />
      <div className="stack-l">
        {page.differs && mayKeep ? <Note tone="wait">{t("certificates.page.differs")}</Note> : null}
        {page.content ? null : <Note>{t("certificates.page.purged")}</Note>}
        <CertificateFacts {...page} />
        <EndForms {...{ mayReplace: page.mayReplace, mayRevoke: page.mayRevoke, keys: page.keys, refusal }} />
      </div>
    </div>
  )
}
