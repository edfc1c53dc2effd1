import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { listMemberTables } from "../roundtables/place-queries.server.ts"
import { editSeat } from "../roundtables/seats/edit-seat.server.ts"
import { EditSeat } from "../roundtables/seats/input.ts"
import { getSeatToManage, listGroups } from "../roundtables/seats/queries.server.ts"
import { SeatCrumbs } from "../roundtables/seats/seat-crumbs.tsx"
import { heaviestSeat } from "../roundtables/seats/weight.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { seat, roundtable, body, representsCode } = await getSeatToManage(ctx, params.code ?? "")
    const [groups, members, heaviest] = await Promise.all([
      listGroups(ctx, roundtable.id),
      roundtable.kind === "interregional" ? listMemberTables(ctx, roundtable.id) : [],
      heaviestSeat(ctx, roundtable.id),
    ])
    const { code, label, voting, weight, constituencyId } = seat
    return {
      title: titleOf(context, context.t("seats.edit.title", { seat: label })),
      seat: { code, label, voting, weight, constituencyId, body, representsCode },
      roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
      ...{ groups, members, heaviest: Math.max(heaviest, weight), key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EditSeat, { seatCode: params.code }, async (ctx, input) => {
    const { seatCode } = await editSeat(ctx, input)
    return redirect(`/seats/${seatCode}?done=changed`)
  })

export default function EditSeatRoute() {
  const { seat, roundtable, groups, members, heaviest, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const title = t("seats.edit.title", { seat: seat.label })
  return (
    <div className="wrap form">
      <SeatCrumbs roundtable={roundtable} seat={seat} title={title} />
      <Refused refusal={refusal} />
      <PageHead title={title} kick={<bdi>{seat.body}</bdi>} lead={t("seats.edit.hint")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="label"
          label={t("roundtables.new_seat.label")}
          help={t("roundtables.new_seat.label_help")}
          value={seat.label}
          width="xs"
          maxLength={12}
          dir="ltr"
        />
        <Field
          as="select"
          name="constituencyId"
          label={t("roundtables.new_seat.group")}
          value={seat.constituencyId}
          options={groups.map((group) => ({ value: group.id, label: group.name }))}
        />
        {members.length > 0 ? (
          <Field
            as="select"
            name="representsCode"
            optional
            label={t("seats.edit.represents")}
            help={t("seats.edit.represents_help")}
            value={seat.representsCode}
            prompt={t("seats.edit.represents_none")}
            options={members.map(({ code, name }) => ({ value: code, label: name }))}
          />
        ) : null}
        <CheckField
          name="voting"
          label={t("roundtables.new_seat.voting")}
          help={t("roundtables.new_seat.voting_help")}
          checked={seat.voting}
        />
        {heaviest > 1 ? (
          <Field
            name="weight"
            label={t("seats.edit.weight")}
            help={t("seats.edit.weight_help", { most: heaviest })}
            value={seat.weight}
            width="xs"
            inputMode="numeric"
            dir="ltr"
          />
        ) : (
          <p className="muted">{t("seats.edit.weight_off")}</p>
        )}
        <Actions>
          <Button busy={t("common.form.saving")}>{t("seats.edit.button")}</Button>
          <ButtonLink kind="quiet" href={`/seats/${seat.code}/remove`}>
            {t("seats.remove.link")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
