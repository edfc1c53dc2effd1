import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { endMandate } from "../roundtables/end-mandate.server.ts"
import { EndMandate } from "../roundtables/input.ts"
import { getMandate } from "../roundtables/seat-queries.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const mandate = await getMandate(ctx, params.code ?? "")
    return {
      title: titleOf(context, context.t("roundtables.end.title", { name: mandate.name ?? "" })),
      mandate,
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EndMandate, { termCode: params.code }, async (ctx, input) => {
    const { roundtableCode } = await endMandate(ctx, input)
    return redirect(`/roundtables/${roundtableCode}/members?done=ended`)
  })

export default function EndMandatePage() {
  const { mandate, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const back = `/roundtables/${mandate.roundtableCode}/members`
  return (
    <div className="wrap form">
      <Refused refusal={refusal} />
      <PageHead
        title={t("roundtables.end.title", { name: mandate.name ?? "" })}
        kick={<bdi lang={mandate.roundtableLanguage}>{mandate.roundtable}</bdi>}
      />
      <SummaryList
        missing={t("common.none")}
        items={[
          { term: t("roundtables.end.person"), value: <bdi>{mandate.name}</bdi> },
          { term: t("roundtables.end.seat"), value: <bdi>{mandate.label}</bdi> },
          {
            term: t("roundtables.end.role"),
            value: t(mandate.rank === 0 ? "roundtables.members.titular" : "roundtables.members.substitute"),
          },
          { term: t("roundtables.end.since"), value: dates.day(mandate.startsOn) },
        ]}
      />
      <Note tone="wait">{t("roundtables.end.consequence")}</Note>
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          as="textarea"
          name="reason"
          label={t("roundtables.end.reason")}
          help={t("roundtables.end.reason_help")}
          maxLength={500}
          dir="auto"
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("roundtables.end.button")}
          </Button>
          <ButtonLink kind="quiet" href={back}>
            {t("roundtables.end.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
