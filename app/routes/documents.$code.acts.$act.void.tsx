import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { getActToVoid } from "../documents/life/act-queries.server.ts"
import { ActName } from "../documents/life/acts-list.tsx"
import { VoidAct } from "../documents/life/input.ts"
import { LifeFrame } from "../documents/life/life-frame.tsx"
import { voidAct } from "../documents/life/void-act.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { paper, act } = await getActToVoid(ctx, params.code ?? "", params.act ?? "")
    const { code, title: name, language, roundtable } = paper
    return {
      ...{ title: titleOf(context, context.t("life.void_act.title")), act },
      paper: { code, title: name, language, roundtable },
      formKey: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, VoidAct, { paperCode: params.code, actCode: params.act }, async (ctx, input) => {
    await voidAct(ctx, input)
    return redirect(`/documents/${input.paperCode}?done=act_voided`)
  })

export default function TakeActBack() {
  const { paper, act, formKey } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <LifeFrame paper={paper} title={t("life.void_act.title")} isDeeper isForm>
      <Refused refusal={refusal} />
      <p>
        <ActName act={act} language={paper.language} />
      </p>
      {act.voidedAt ? (
        <p>{t("life.errors.act_voided")}</p>
      ) : (
        <>
          <p>{t("life.void_act.lead")}</p>
          <RefusableForm formKey={formKey} refusal={refusal}>
            <Field
              as="textarea"
              rows={3}
              name="reason"
              label={t("life.reason")}
              help={t("life.void_act.reason_help")}
              maxLength={1000}
              dir="auto"
            />
            <Actions>
              <Button kind="stop" busy={t("common.form.saving")}>
                {t("life.void_act.button")}
              </Button>
              <ButtonLink kind="quiet" href={`/documents/${paper.code}`}>
                {t("life.void_act.keep")}
              </ButtonLink>
            </Actions>
          </RefusableForm>
        </>
      )}
    </LifeFrame>
  )
}
