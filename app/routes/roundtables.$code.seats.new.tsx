import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { MeantField } from "../people/organisations/meant-field.tsx"
import { proposedNames } from "../people/organisations/organisation-meant.server.ts"
import { addSeat } from "../roundtables/add-seat.server.ts"
import { AddSeat } from "../roundtables/input.ts"
import { refuseManageSeats } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { listConstituencies } from "../roundtables/seat-queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseManageSeats(ctx.actor, roundtable.id))
    const [groups, names] = await Promise.all([listConstituencies(ctx, roundtable.id), proposedNames(ctx)])
    const title = titleOf(context, context.t("roundtables.new_seat.title"))
    return {
      title,
      code: roundtable.code,
      ...{ name: roundtable.name, language: roundtable.language },
      groups,
      names,
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, AddSeat, { roundtableCode: params.code }, async (ctx, input) => {
    await addSeat(ctx, input)
    return redirect(`/roundtables/${input.roundtableCode}/members?done=seat_added`)
  })

export default function NewSeat() {
  const { code, name, language, groups, names, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href={`/roundtables/${code}/members`} label={name} lang={language} />
      <Refused refusal={refusal} />
      <PageHead title={t("roundtables.new_seat.title")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="label"
          label={t("roundtables.new_seat.label")}
          help={t("roundtables.new_seat.label_help")}
          width="xs"
          maxLength={12}
          dir="ltr"
        />
        <Field
          as="select"
          name="constituencyId"
          label={t("roundtables.new_seat.group")}
          prompt=""
          options={groups.map((group) => ({ value: group.id, label: group.name }))}
        />
        <MeantField label={t("roundtables.new_seat.organisation")} names={names} />
        <Choice
          name="holder"
          legend={t("roundtables.new_seat.holder")}
          value="organisation"
          options={(["organisation", "person"] as const).map((value) => ({
            value,
            label: t(`roundtables.new_seat.holder_${value}`),
            help: t(`roundtables.new_seat.holder_${value}_help`),
          }))}
        />
        <CheckField
          name="voting"
          label={t("roundtables.new_seat.voting")}
          help={t("roundtables.new_seat.voting_help")}
          checked
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("roundtables.new_seat.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
