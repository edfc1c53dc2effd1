import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CertificateSays, WhoseCertificate } from "../courses/certificates/about-certificate.tsx"
import { TypedSurname } from "../courses/certificates/input.ts"
import { nameHolder } from "../courses/certificates/name-holder.server.ts"
import { aboutCertificate } from "../courses/certificates/verified.server.ts"
import { because, isDomainError, type Reason } from "../errors.ts"
import { Refused } from "../form-parts.tsx"
import { formFields, read, readForm, refusal, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AboutMinutes } from "../meetings/minutes/about-minutes.tsx"
import { aboutMinutes } from "../meetings/minutes/verified.server.ts"
import { pageMeta } from "../page-meta.ts"
import { DigestNote } from "../records/digest-note.tsx"
import { verifyCode } from "../records/issue-code.server.ts"
import { printedCode } from "../records/verification-code.ts"
import { CodeForm, Guarantees } from "../records/verify-parts.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { Status } from "../ui/status.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

/** The code is the key: no search engine finds its page. */
const HEADERS = { "X-Robots-Tag": "noindex" }
const NOTHING = { code: null, minutes: null, certificate: null }

const LOOKS = { valid: "ok", revoked: "bad", replaced: "wait", expired: "void" } as const

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const typed = (params.code ?? "").slice(0, 60)
    const found = await verifyCode(ctx, typed)
    const title = titleOf(context, context.t("records.verify.title"))
    const base = { title, typed, now: ctx.now }
    const wrong = found === null ? ("unknown" as const) : "wrong" in found ? found.wrong : null
    if (found === null || "wrong" in found)
      return data({ ...base, ...NOTHING, wrong }, { status: 404, headers: HEADERS })
    const { subject, ...code } = found
    const [minutes, certificate] = [await aboutMinutes(ctx, subject), await aboutCertificate(ctx, subject)]
    return data({ ...base, wrong: null, code, minutes, certificate }, { headers: HEADERS })
  })

/** The surname on a certificate, typed by whoever has the sheet in hand: a post, so that no address keeps it. */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readForm(context, request)
  const typed = TypedSurname.safeParse(formFields(form))
  const refused = (reason: Reason, status = 422) =>
    refusal(context, form, [{ reason, field: "surname" }], status)
  if (!typed.success) return refused(because("certificates.errors.surname_missing"))
  return read(context, async (ctx) => {
    try {
      return data({ name: await nameHolder(ctx, params.code ?? "", typed.data.surname) })
    } catch (error) {
      if (!isDomainError(error) || error.code === "not_found") throw error
      return refused(error.reason, error.code === "invalid" ? 422 : 403)
    }
  })
}

export const headers = () => HEADERS

type Known = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["code"]>

const Facts = ({ code }: { code: Known }) => {
  const { t, dates } = useTranslation()
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        { term: t("records.verify.what"), value: <bdi lang={code.language}>{code.title}</bdi> },
        { term: t("records.verify.holder"), value: code.holder },
        { term: t("records.verify.issuer"), value: <bdi>{code.issuer}</bdi> },
        { term: t("records.verify.issued"), value: dates.day(code.issuedOn) },
        { term: t("records.verify.expires"), value: dates.day(code.expiresOn) },
        ...(code.statusAt ? [{ term: t("records.verify.since"), value: dates.moment(code.statusAt) }] : []),
        ...(code.statusReason
          ? [{ term: t("records.verify.reason"), value: <bdi>{code.statusReason}</bdi> }]
          : []),
        ...(code.replacedBy
          ? [
              {
                term: t("records.verify.newer"),
                value: <a href={`/verify/${code.replacedBy}`}>{printedCode(code.replacedBy)}</a>,
              },
            ]
          : []),
        ...(code.sha256
          ? [
              {
                term: t("records.page.digest"),
                value: <DigestNote sha256={code.sha256} name={`${code.code}.pdf`} />,
              },
            ]
          : []),
      ]}
    />
  )
}

export default function VerifyCode() {
  const { typed, now, wrong, code, minutes, certificate } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer && "form" in answer ? answer : undefined
  const { t, dates } = useTranslation()
  if (!code)
    return (
      <div className="wrap form">
        <BackLink href="/verify" label={t("records.verify.title")} />
        <PageHead title={t(`records.verify.wrong_title.${wrong ?? "unknown"}`)} />
        <CodeForm typed={typed} error={t(`records.verify.wrong.${wrong ?? "unknown"}`)} />
        <Guarantees />
      </div>
    )
  return (
    <div className="wrap form">
      <BackLink href="/verify" label={t("records.verify.title")} />
      <Refused refusal={refused} />
      <PageHead
        kick={<bdi dir="ltr">{printedCode(code.code)}</bdi>}
        title={t(`records.verify.status.${code.status}`)}
        meta={[
          <Status key="status" tone={LOOKS[code.status]}>
            {t(`records.verify.word.${code.status}`)}
          </Status>,
          t("records.verify.checked", { moment: dates.moment(now) }),
        ]}
      />
      <Facts code={code} />
      <AboutMinutes about={minutes} />
      {certificate ? (
        <>
          <CertificateSays about={certificate} />
          <WhoseCertificate name={answer && "name" in answer ? answer.name : null} refusal={refused} />
        </>
      ) : null}
      <Guarantees />
    </div>
  )
}
