import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { CommitmentFields } from "../meetings/commitments/commitment-fields.tsx"
import { originNames } from "../meetings/commitments/get-commitment.server.ts"
import { MakeCommitment } from "../meetings/commitments/input.ts"
import { makeCommitment } from "../meetings/commitments/make-commitment.server.ts"
import { refuseKeepCommitments } from "../meetings/commitments/policy.ts"
import { pageMeta } from "../page-meta.ts"
import { proposedNames } from "../people/organisations/organisation-meant.server.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

const ORIGINS = ["decision", "meeting", "item", "parent"] as const

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseKeepCommitments(ctx.actor, roundtable.id) ?? refuseClosed(roundtable))
    const search = new URL(request.url).searchParams
    const origin = Object.fromEntries(ORIGINS.map((name) => [name, search.get(name) ?? ""]))
    const { code, name, language } = roundtable
    return {
      title: titleOf(context, context.t("commitments.new.title")),
      ...{ roundtable: { code, name, language }, origin, locales: context.locales, key: newKey() },
      words: search.get("words")?.slice(0, 500) ?? "",
      ...{ names: await proposedNames(ctx), from: await originNames(ctx, roundtable.id, origin) },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, MakeCommitment, { roundtableCode: params.code }, async (ctx, input) =>
    redirect(`/commitments/${await makeCommitment(ctx, input)}?done=made`),
  )

export default function NewCommitmentRoute() {
  const { roundtable, origin, from, words, names, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink
        href={`/roundtables/${roundtable.code}/commitments`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <Refused refusal={refusal} />
      <PageHead title={t("commitments.new.title")} lead={t("commitments.new.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        {ORIGINS.map((name) =>
          origin[name] ? <input key={name} type="hidden" name={`${name}Code`} value={origin[name]} /> : null,
        )}
        <CommitmentFields {...{ words, from, names, locales }} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("commitments.new.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
