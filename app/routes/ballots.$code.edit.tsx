import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BallotCrumbs } from "../ballots/ballot-crumbs.tsx"
import { BallotFields } from "../ballots/life/ballot-fields.tsx"
import { editBallot } from "../ballots/life/draft-ballot.server.ts"
import { formOffers } from "../ballots/life/form-queries.server.ts"
import { EditBallot } from "../ballots/life/input.ts"
import { getBallotToEdit } from "../ballots/queries.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { page, roundtable } = await getBallotToEdit(ctx, params.code ?? "")
    const { groups, papers } = await formOffers(ctx, roundtable.id, { meetingCode: null, itemCode: null })
    return {
      title: titleOf(context, context.t("ballots.form.edit")),
      ...{ page, groups, papers, locales: context.locales, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EditBallot, { ballotCode: params.code }, async (ctx, input) => {
    await editBallot(ctx, input)
    return redirect(`/ballots/${params.code}?done=edited`)
  })

export default function EditBallotRoute() {
  const { page, groups, papers, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BallotCrumbs ballot={page} title={t("ballots.form.edit")} />
      <Refused refusal={refusal} />
      <PageHead title={t("ballots.form.edit")} lead={t("ballots.form.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <BallotFields
          isRefused={refusal !== undefined}
          draft={page}
          isWritten={page.setting === "written"}
          {...{ groups, papers, locales, language: page.language }}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("ballots.form.save")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
