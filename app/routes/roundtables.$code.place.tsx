import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PlaceRoundtable } from "../roundtables/card-input.ts"
import { listMemberTables, listPlaceable } from "../roundtables/place-queries.server.ts"
import { placeRoundtable } from "../roundtables/place-roundtable.server.ts"
import { refuseAdminister, refuseClosed } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const table = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseAdminister(ctx.actor) ?? refuseClosed(table))
    const { id, code, name, language, kind, parentId } = table
    const [others, members] = await Promise.all([
      listPlaceable(ctx, id),
      kind === "interregional" ? listMemberTables(ctx, id) : [],
    ])
    return {
      title: titleOf(context, context.t("roundtables.place.title")),
      roundtable: { code, name, language, kind },
      parentCode: others.find((one) => one.id === parentId)?.code ?? null,
      members: members.map((one) => one.code),
      ...{ others, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, PlaceRoundtable, { roundtableCode: params.code }, async (ctx, input) => {
    await placeRoundtable(ctx, input)
    return redirect(`/roundtables/${params.code}?done=placed`)
  })

export default function PlaceRoute() {
  const { roundtable, parentCode, members, others, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href={`/roundtables/${roundtable.code}`} label={roundtable.name} lang={roundtable.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("roundtables.place.title")} lead={t("roundtables.place.hint")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          as="select"
          name="parentCode"
          optional
          label={t("roundtables.new.parent")}
          value={parentCode}
          prompt={t("roundtables.new.parent_none")}
          options={others.map(({ code, name }) => ({ value: code, label: name }))}
        />
        {roundtable.kind === "interregional" ? (
          <Choice
            name="members[]"
            several
            optional
            legend={t("roundtables.place.members")}
            help={t("roundtables.place.members_help")}
            options={others
              .filter((one) => one.kind === "regional")
              .map(({ code, name, language }) => ({
                value: code,
                label: <bdi lang={language}>{name}</bdi>,
                checked: members.includes(code),
              }))}
          />
        ) : null}
        <Actions>
          <Button busy={t("common.form.saving")}>{t("roundtables.place.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
