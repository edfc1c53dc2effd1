import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { endOfficer } from "../roundtables/end-officer.server.ts"
import { EndOfficer } from "../roundtables/input.ts"
import { getOfficer } from "../roundtables/officer-queries.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("people.officers.end_title")),
    officer: await getOfficer(ctx, params.code ?? ""),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EndOfficer, { officerCode: params.code }, async (ctx, input) => {
    const code = await endOfficer(ctx, input)
    return redirect(`/roundtables/${code}/members?done=office_ended`)
  })

export default function EndOffice() {
  const { officer, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap form">
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi lang={officer.language}>{officer.roundtable}</bdi>}
        title={t("people.officers.end_title")}
      />
      <SummaryList
        missing={t("common.none")}
        items={[
          { term: t("people.members.person"), value: <bdi>{officer.name}</bdi> },
          { term: t("people.officers.role"), value: t(`people.roles.${officer.role as "chair"}`) },
          { term: t("people.members.since"), value: dates.day(officer.startsOn) },
        ]}
      />
      <Note tone="wait">{t("people.officers.consequence")}</Note>
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          as="textarea"
          name="reason"
          label={t("people.requests.reason")}
          help={t("people.requests.reason_help")}
          maxLength={500}
          dir="auto"
        />
        <Actions>
          <Button kind="stop">{t("people.officers.end")}</Button>
          <ButtonLink kind="quiet" href={`/roundtables/${officer.roundtableCode}/members`}>
            {t("people.officers.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
