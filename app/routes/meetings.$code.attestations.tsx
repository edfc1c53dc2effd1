import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AttestationTable } from "../meetings/attestations/attestation-table.tsx"
import { IssueAll, IssueOne } from "../meetings/attestations/input.ts"
import { issueAllAttestations, issueAttestation } from "../meetings/attestations/issue-attestation.server.ts"
import { getAttestations } from "../meetings/attestations/queries.server.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getAttestations(ctx, params.code ?? "")
    return {
      ...{ title: titleOf(context, context.t("attestations.title")), ...page, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code }
  const done = () => redirect(`/meetings/${params.code}/attestations`)
  if (intent === "all")
    return run(context, request, IssueAll, here, async (ctx, input) => {
      await issueAllAttestations(ctx, input, context.speak)
      return done()
    })
  return run(context, request, IssueOne, here, async (ctx, input) => {
    await issueAttestation(ctx, input, context.speak)
    return done()
  })
}

export default function AttestationsRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { people, refused, mayIssueAll } = page
  const keyOf = (name: string) => keyFor(page.key, name)
  return (
    <div className="wrap">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("attestations.title")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("attestations.title")}
        lead={t(mayIssueAll ? "attestations.lead" : "attestations.lead_own")}
      />
      <div className="stack">
        {refused ? <Note tone="wait">{refused}</Note> : null}
        {!refused && mayIssueAll && people.some((one) => one.paper === null) ? (
          <Press
            formKey={keyOf("all")}
            {...{ kind: "primary", dense: false, fields: { intent: "all" } }}
            label={t("attestations.issue_all")}
          />
        ) : null}
        <AttestationTable {...{ people, keyOf, mayIssue: refused === null }} />
      </div>
    </div>
  )
}
