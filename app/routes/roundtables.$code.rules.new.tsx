import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { StartDraft } from "../roundtables/regulation/input.ts"
import { refuseWriteRules } from "../roundtables/regulation/policy.ts"
import { DEFAULT_PRESET, PRESETS, SOURCE_NAMES, type SourceTexts } from "../roundtables/regulation/presets.ts"
import { startDraft } from "../roundtables/regulation/start-draft.server.ts"
import { listVersions } from "../roundtables/regulation/versions.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseWriteRules(ctx.actor, roundtable))
    const { rows } = await listVersions(ctx, roundtable)
    const title = titleOf(context, context.t("regulation.new.title"))
    const { code, name, language } = roundtable
    return { title, code, name, language, versions: rows, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, StartDraft, { roundtableCode: params.code }, async (ctx, input) => {
    const texts = Object.fromEntries(
      SOURCE_NAMES.map((name) => [name, context.t(`regulation.sources.${name}`)]),
    ) as SourceTexts
    await startDraft(ctx, input, texts)
    return redirect(`/roundtables/${input.roundtableCode}/rules/draft`)
  })

export default function NewRules() {
  const { code, name, language, versions, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const copies = versions.map(({ number, inForceFrom }) => ({
    value: `version:${number}`,
    label: t("regulation.new.copy", { number }),
    help: t("regulation.new.copy_help", { day: dates.day(inForceFrom ?? "") }),
  }))
  const presets = PRESETS.map((preset) => ({
    value: `preset:${preset}`,
    label: t(`regulation.presets.${preset}.name`),
    help: t(`regulation.presets.${preset}.help`),
  }))
  const chosen = versions.find(({ state }) => state === "in_force") ?? versions[0]
  return (
    <div className="wrap form">
      <BackLink href={`/roundtables/${code}/rules`} label={t("regulation.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("regulation.new.title")} kick={<bdi lang={language}>{name}</bdi>} />
      <div className="stack">
        <Note>{t("regulation.new.governs")}</Note>
        <RefusableForm formKey={key} refusal={refusal}>
          <Choice
            name="from"
            legend={t("regulation.new.from")}
            value={chosen ? `version:${chosen.number}` : `preset:${DEFAULT_PRESET}`}
            options={[...copies, ...presets]}
          />
          <Actions>
            <Button busy={t("common.form.saving")}>{t("regulation.new.button")}</Button>
          </Actions>
        </RefusableForm>
      </div>
    </div>
  )
}
