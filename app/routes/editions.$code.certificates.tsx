import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CertificateTable } from "../courses/certificates/certificate-table.tsx"
import { CertificatesAct } from "../courses/certificates/input.ts"
import { issueCertificates } from "../courses/certificates/issue-certificates.server.ts"
import { keepSettings } from "../courses/certificates/keep-settings.server.ts"
import { listCertificates } from "../courses/certificates/queries.server.ts"
import { SettingsForm } from "../courses/certificates/settings-form.tsx"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const after = search.get("after")
    const { refusal, ...page } = await listCertificates(ctx, params.code ?? "", { after })
    return {
      ...{ title: titleOf(context, context.t("certificates.title")), ...page, isFirst: after === null },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
      usual: context.speak(page.edition.language)("certificates.paper.disclaimer"),
      done: { saved: search.has("saved"), issued: search.get("issued") },
      keys: { issue: newKey(), settings: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, CertificatesAct, { editionCode: params.code }, async (ctx, input) => {
    const home = `/editions/${params.code}/certificates`
    if (input.intent === "issue")
      return redirect(`${home}?issued=${await issueCertificates(ctx, input, context.speak)}`)
    await keepSettings(ctx, input)
    return redirect(`${home}?saved=1`)
  })

export default function CertificatesRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { course, edition, rows, next, isFirst, refused, done, keys } = page
  const home = `/editions/${edition.code}/certificates`
  return (
    <div className="wrap">
      <CourseCrumbs course={course} edition={edition} title={t("certificates.title")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("certificates.title")}
        meta={[t("register.overview.threshold", { threshold: course.threshold })]}
        lead={t("certificates.lead")}
        action={
          <ButtonLink href={`${home}/csv`} kind="line" icon="it-download" download>
            {t("certificates.list.csv")}
          </ButtonLink>
        }
      />
      {done.saved ? (
        <Note tone="ok" live>
          {t("certificates.settings.saved")}
        </Note>
      ) : null}
      {done.issued === null ? null : (
        <Note tone="ok" live>
          {Number(done.issued) > 0
            ? t("certificates.issue.done", { count: Number(done.issued) })
            : t("certificates.issue.nothing")}
        </Note>
      )}
      <div className="stack-l">
        <Section id="issue" title={t("certificates.issue.title")}>
          {refused ? <Note tone="wait">{refused}</Note> : null}
          {!refused && page.allHave ? <p>{t("certificates.issue.all_have")}</p> : null}
          {refused || page.allHave ? null : (
            <>
              <p>{t("certificates.issue.text")}</p>
              <Press
                formKey={keys.issue}
                {...{ kind: "primary", dense: false, fields: { intent: "issue" } }}
                label={t("certificates.issue.button")}
              />
            </>
          )}
        </Section>
        <CertificateTable
          rows={rows}
          first={isFirst ? null : { href: home, label: t("common.list.first") }}
          next={next ? { href: `${home}?after=${next}`, label: t("common.list.next") } : null}
        />
        <p>
          <a href={`${home}/zip`} download>
            {t("certificates.list.zip")}
          </a>
        </p>
        <Section id="settings" title={t("certificates.settings.title")}>
          <p>{t("certificates.settings.lead")}</p>
          <SettingsForm
            settings={page.settings}
            usual={page.usual}
            formKey={keys.settings}
            refusal={refusal?.typed.intent === "settings" ? refusal : undefined}
          />
        </Section>
      </div>
    </div>
  )
}
