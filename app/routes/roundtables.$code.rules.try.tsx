import { type AppLoadContext, data, type LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { judgeGroupTrial } from "../ballots/trial/group-trial.ts"
import { GroupTrialForm } from "../ballots/trial/group-trial-form.tsx"
import { because, found } from "../errors.ts"
import { Refused } from "../form-parts.tsx"
import { read, refusal as refusalOf, titleOf } from "../http.server.ts"
import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { ruleInForce } from "../roundtables/regulation/rule-in-force.server.ts"
import { judgeTrial } from "../roundtables/regulation/trial.ts"
import { TrialAnswer } from "../roundtables/regulation/trial-answer.tsx"
import { TryForms } from "../roundtables/regulation/try-forms.tsx"
import { besideRules, getVersionOrDraft } from "../roundtables/regulation/versions.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"

export const meta = pageMeta

type Problem = { field: string; key: string }

/** What a trial that cannot be judged says beside its fields. */
const refused = (context: AppLoadContext, asked: Record<string, string>, problems: readonly Problem[]) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(asked)) form.append(name, value)
  const named = problems.map(({ field, key }) => ({ field, reason: because(key as MessageKey) }))
  return refusalOf(context, form, named).data
}

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const asked = Object.fromEntries(new URL(request.url).searchParams)
    const [version, beside] = await Promise.all([
      asked.version ? getVersionOrDraft(ctx, roundtable, asked.version) : ruleInForce(ctx, roundtable.id),
      besideRules(ctx, roundtable),
    ])
    const { rules, number } = found(version, "regulation.none")
    const { verdict, problems } =
      asked.trial === "groups" ? judgeGroupTrial(rules, asked, beside.voting) : judgeTrial(rules, asked)
    const refusal = problems.length > 0 ? refused(context, asked, problems) : null
    return data(
      {
        title: titleOf(context, `${context.t("regulation.try")}, ${roundtable.name}`),
        ...{ roundtable, rules, number, beside, asked },
        ...{ verdict, refusal },
      },
      { status: refusal ? 422 : 200 },
    )
  })

export default function TryFigures() {
  const { roundtable, rules, number, beside, asked, refusal, verdict } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const home = `/roundtables/${roundtable.code}/rules`
  const { weightMax } = rules.seats
  const back = number === null ? `${home}/draft` : asked.version ? `${home}/versions/${number}` : home
  return (
    <RoundtableFrame roundtable={roundtable} current="rules">
      <BackLink href={back} label={t(number === null ? "regulation.draft.title" : "regulation.title")} />
      <Refused refusal={refusal ?? undefined} />
      <h2 className="sec large">{t("regulation.try")}</h2>
      <p className="lead">
        {number === null ? t("regulation.trial.with_draft") : t("regulation.trial.with_version", { number })}
      </p>
      {verdict ? <TrialAnswer verdict={verdict} /> : null}
      <TryForms
        {...{ rules, asked, refusal, seats: beside.seats, today: beside.today }}
        between={
          beside.voting.length > 1 || weightMax > 1 ? (
            <GroupTrialForm {...{ asked, refusal, weightMax, groups: beside.voting }} />
          ) : null
        }
      />
    </RoundtableFrame>
  )
}
