import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BallotFields, PointField } from "../ballots/life/ballot-fields.tsx"
import { draftBallot } from "../ballots/life/draft-ballot.server.ts"
import { formOffers } from "../ballots/life/form-queries.server.ts"
import { NewBallot } from "../ballots/life/input.ts"
import { refuseConductBallot } from "../ballots/life/policy.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

const placeIn = (request: Request) => {
  const asked = new URL(request.url).searchParams
  return { meetingCode: asked.get("meeting"), itemCode: asked.get("item") }
}

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const { id, code, name, language } = roundtable
    refuse(refuseConductBallot(ctx.actor, id) ?? refuseClosed(roundtable))
    const offers = await formOffers(ctx, id, placeIn(request))
    const isWritten = offers.meeting === null
    return {
      title: titleOf(context, context.t(isWritten ? "ballots.form.new_written" : "ballots.form.new")),
      ...{ roundtable: { code, name, language }, ...offers, isWritten },
      ...{ locales: context.locales, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, NewBallot, { roundtableCode: params.code }, async (ctx, input) =>
    redirect(`/ballots/${await draftBallot(ctx, input)}?done=drafted`),
  )

export default function NewBallotRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { roundtable, meeting, item, isWritten } = page
  return (
    <div className="wrap form">
      {meeting ? (
        <BackLink href={`/meetings/${meeting.code}`} label={t("ballots.page.meeting")} />
      ) : (
        <BackLink
          href={`/roundtables/${roundtable.code}/ballots`}
          label={roundtable.name}
          lang={roundtable.language}
        />
      )}
      <Refused refusal={refusal} />
      <PageHead
        title={t(isWritten ? "ballots.form.new_written" : "ballots.form.new")}
        lead={t("ballots.form.lead")}
        meta={item ? [t("ballots.page.item", { title: item.title })] : []}
      />
      <RefusableForm formKey={page.key} refusal={refusal}>
        {meeting ? <input type="hidden" name="meetingCode" value={meeting.code} /> : null}
        {item ? <input type="hidden" name="itemCode" value={item.code} /> : null}
        {meeting && !item ? <PointField points={page.points} /> : null}
        <BallotFields
          isRefused={refusal !== undefined}
          draft={null}
          language={roundtable.language}
          {...{ isWritten, locales: page.locales, groups: page.groups, papers: page.papers }}
          paper={item?.paper ?? null}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("ballots.form.save")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
