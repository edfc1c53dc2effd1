import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { refuseClosed, refuseHandOverOffice } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { OpenMattersList } from "../roundtables/seats/hand-over-form.tsx"
import { handOverOffice } from "../roundtables/seats/hand-over-office.server.ts"
import { HandOverOffice } from "../roundtables/seats/input.ts"
import { countOpenMatters } from "../roundtables/seats/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, code, name, language, closedAt } = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseHandOverOffice(ctx.actor, id) ?? refuseClosed({ closedAt }))
    const matters = await countOpenMatters(ctx, id, null)
    const title = titleOf(context, context.t("seats.office.title"))
    return { title, roundtable: { code, name, language }, matters, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, HandOverOffice, { roundtableCode: params.code }, async (ctx, input) => {
    await handOverOffice(ctx, input)
    return redirect(`/roundtables/${params.code}`)
  })

export default function HandOverOfficeRoute() {
  const { roundtable, matters, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink
        href={`/roundtables/${roundtable.code}/members`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <Refused refusal={refusal} />
      <PageHead title={t("seats.office.title")} lead={t("seats.office.hint")} />
      <Section id="matters" title={t("seats.matters.title")}>
        <OpenMattersList matters={matters} />
      </Section>
      <Note tone="wait">{t("seats.office.consequence")}</Note>
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="email"
          type="email"
          inputMode="email"
          dir="ltr"
          label={t("seats.office.email")}
          help={t("seats.office.email_help")}
          autoComplete="off"
        />
        <Field
          as="textarea"
          name="note"
          label={t("seats.hand_over.note")}
          help={t("seats.hand_over.note_help")}
          optional
          maxLength={2000}
          dir="auto"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("seats.office.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
