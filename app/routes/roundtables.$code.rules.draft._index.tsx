import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { discardDraft } from "../roundtables/regulation/discard-draft.server.ts"
import { RoundtableCode } from "../roundtables/regulation/input.ts"
import { ruleInForce } from "../roundtables/regulation/rule-in-force.server.ts"
import { RuleList } from "../roundtables/regulation/rule-list.tsx"
import { dangersOf } from "../roundtables/regulation/soundness.ts"
import { besideRules, getDraft } from "../roundtables/regulation/versions.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Button, ButtonLink } from "../ui/button.tsx"
import { Fold } from "../ui/fold.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { Status } from "../ui/status.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const draft = await getDraft(ctx, roundtable)
    const [beside, current] = await Promise.all([
      besideRules(ctx, roundtable),
      ruleInForce(ctx, roundtable.id),
    ])
    return {
      title: titleOf(context, `${context.t("regulation.draft.title")}, ${roundtable.name}`),
      roundtable,
      rules: draft.rules,
      changedAt: draft.changedAt,
      beside,
      dangers: dangersOf(draft.rules, beside.seats),
      current: current?.number ?? null,
      saved: new URL(request.url).searchParams.get("done") === "saved",
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, RoundtableCode, { roundtableCode: params.code }, async (ctx, input) => {
    await discardDraft(ctx, input)
    return redirect(`/roundtables/${input.roundtableCode}/rules?done=discarded`)
  })

export default function Draft() {
  const page = useLoaderData<typeof loader>()
  const { roundtable, rules, beside, dangers, current } = page
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const home = `/roundtables/${roundtable.code}/rules`
  return (
    <RoundtableFrame roundtable={roundtable} current="rules">
      <BackLink href={home} label={t("regulation.title")} />
      <Refused refusal={refusal} />
      {page.saved ? (
        <Note tone="ok" live>
          {t("regulation.done.saved")}
        </Note>
      ) : null}
      <div className="row-x">
        <h2 className="sec large">{t("regulation.draft.title")}</h2>
        <Status tone="plain">{t("regulation.states.draft")}</Status>
      </div>
      <p className="muted">{t("regulation.draft.changed_at", { moment: dates.moment(page.changedAt) })}</p>
      <div className="grid-main">
        <RuleList
          rules={rules}
          language={roundtable.language}
          dangers={dangers}
          changeAt={(subject) => `${home}/draft/${subject}`}
          {...beside}
        />
        <Section id="next" title={t("regulation.draft.next")} className="stack-s no-print">
          <p>
            {t(dangers.length > 0 ? "regulation.draft.dangers" : "regulation.draft.no_dangers", {
              count: dangers.length,
            })}
          </p>
          <ButtonLink wide href={`${home}/draft/plan`}>
            {t("regulation.draft.plan")}
          </ButtonLink>
          <ButtonLink wide kind="line" href={`${home}/try?version=draft`}>
            {t("regulation.try")}
          </ButtonLink>
          {current ? (
            <p>
              <a href={`${home}/changes?from=${current}&to=draft`}>
                {t("regulation.changes.from_number", { number: current })}
              </a>
            </p>
          ) : null}
          <Fold summary={t("regulation.draft.discard")}>
            <p>{t("regulation.draft.discard_help")}</p>
            <RefusableForm formKey={page.key} refusal={refusal}>
              <Button kind="stop" busy={t("common.form.saving")}>
                {t("regulation.draft.discard_button")}
              </Button>
            </RefusableForm>
          </Fold>
        </Section>
      </div>
    </RoundtableFrame>
  )
}
