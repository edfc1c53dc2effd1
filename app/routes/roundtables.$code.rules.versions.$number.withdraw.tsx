import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { because, DomainError, refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { WithdrawVersion } from "../roundtables/regulation/input.ts"
import { refuseWriteRules } from "../roundtables/regulation/policy.ts"
import { VersionFacts } from "../roundtables/regulation/version-facts.tsx"
import { getVersion } from "../roundtables/regulation/versions.server.ts"
import { withdrawVersion } from "../roundtables/regulation/withdraw-version.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseWriteRules(ctx.actor, roundtable))
    const version = await getVersion(ctx, roundtable, params.number)
    if (version.state !== "scheduled")
      throw new DomainError("conflict", because("regulation.errors.begun_already"))
    const title = titleOf(context, context.t("regulation.withdraw.title", { number: version.number }))
    return { title, roundtable, version, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(
    context,
    request,
    WithdrawVersion,
    { roundtableCode: params.code, number: params.number },
    async (ctx, input) => {
      await withdrawVersion(ctx, input)
      return redirect(`/roundtables/${input.roundtableCode}/rules?done=withdrawn`)
    },
  )

export default function Withdraw() {
  const { roundtable, version, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <Refused refusal={refusal} />
      <PageHead
        title={t("regulation.withdraw.title", { number: version.number })}
        kick={<bdi lang={roundtable.language}>{roundtable.name}</bdi>}
      />
      <VersionFacts {...version} language={roundtable.language} />
      <Note tone="wait">{t("regulation.withdraw.consequence")}</Note>
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          as="textarea"
          name="reason"
          label={t("regulation.withdraw.reason")}
          help={t("regulation.withdraw.reason_help")}
          maxLength={500}
          dir="auto"
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("regulation.withdraw.button")}
          </Button>
          <ButtonLink kind="quiet" href={`/roundtables/${roundtable.code}/rules`}>
            {t("regulation.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
