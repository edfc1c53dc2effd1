import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { downloadName } from "../documents/export/download.server.ts"
import { because } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, readOwnForm, refusal, runOpen, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MinutesCode } from "../meetings/minutes/input.ts"
import { askToSign } from "../meetings/minutes/life/ask-to-sign.server.ts"
import { getToSign } from "../meetings/minutes/life/queries.server.ts"
import { fileMinutes } from "../meetings/minutes/life/sign.server.ts"
import { MinutesFrame } from "../meetings/minutes/minutes-frame.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { isOutOfRoom } from "../workshop.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { whyNot: reason, ...page } = await getToSign(ctx, params.code ?? "")
    const title = titleOf(context, context.t("minutes.steps.sign"))
    return { ...page, whyNot: reason && context.t(reason.key, reason.values), title, key: newKey() }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readOwnForm(context, request)
  const code = params.code ?? ""
  const question = await read(context, (ctx) => askToSign(ctx, code, context.speak))
  try {
    const bytes = (await context.workshop.run("document.export", question)) as Uint8Array
    const pdf = { name: downloadName(question), bytes }
    return await runOpen(context, form, MinutesCode, { minutesCode: code }, async (ctx, input) => {
      await fileMinutes(ctx, { ...input, pdf }, context.speak)
      return redirect(`/minutes/${code}?done=to_sign#signing`)
    })
  } catch (error) {
    if (!isOutOfRoom(error)) throw error
    return refusal(context, form, [{ reason: because("transfer.errors.busy") }], 503)
  }
}

export default function SignMinutes() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <MinutesFrame page={page} title={t("minutes.steps.sign")}>
      <Refused refusal={refused} />
      {page.whyNot ? (
        <p>{page.whyNot}</p>
      ) : (
        <>
          <p>{t("minutes.signing.what")}</p>
          <RefusableForm formKey={page.key} refusal={refused}>
            <Actions>
              <Button busy={t("common.form.saving")}>{t("minutes.signing.button")}</Button>
            </Actions>
          </RefusableForm>
        </>
      )}
    </MinutesFrame>
  )
}
