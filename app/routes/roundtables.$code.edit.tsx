import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { CardFields } from "../roundtables/card-fields.tsx"
import { EditRoundtable } from "../roundtables/card-input.ts"
import { editRoundtable } from "../roundtables/edit-roundtable.server.ts"
import { refuseAdminister, refuseKeepCard } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { listPlaceNames } from "../taxonomies/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseKeepCard(ctx.actor, roundtable))
    return {
      title: titleOf(context, context.t("roundtables.card.title")),
      roundtable,
      places: await listPlaceNames(ctx),
      mayPlace: refuseAdminister(ctx.actor) === null,
      ...{ locales: context.locales, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EditRoundtable, { roundtableCode: params.code }, async (ctx, input) => {
    await editRoundtable(ctx, input)
    return redirect(`/roundtables/${params.code}?done=changed`)
  })

export default function EditRoundtableRoute() {
  const { roundtable, places, mayPlace, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const home = `/roundtables/${roundtable.code}`
  return (
    <div className="wrap form">
      <BackLink href={home} label={roundtable.name} lang={roundtable.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("roundtables.card.title")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <CardFields roundtable={roundtable} locales={locales} places={places} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("roundtables.card.button")}</Button>
        </Actions>
      </RefusableForm>
      <div className="row-x">
        {mayPlace ? (
          <ButtonLink kind="quiet" href={`${home}/place`}>
            {t("roundtables.place.title")}
          </ButtonLink>
        ) : null}
        <ButtonLink kind="quiet" href={`${home}/close`}>
          {t("roundtables.close.title")}
        </ButtonLink>
      </div>
    </div>
  )
}
