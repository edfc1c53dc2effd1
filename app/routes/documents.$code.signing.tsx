import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askExport } from "../documents/export/ask-export.server.ts"
import { downloadName } from "../documents/export/download.server.ts"
import { PaperCode } from "../documents/input.ts"
import { LifeFrame } from "../documents/life/life-frame.tsx"
import { sendToSign } from "../documents/life/send-to-sign.server.ts"
import { getPaperToSign } from "../documents/life/signing-queries.server.ts"
import { because } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, readOwnForm, refusal, runOpen, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { isOutOfRoom } from "../workshop.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    ...(await getPaperToSign(ctx, params.code ?? "")),
    title: titleOf(context, context.t("life.signing.send")),
    formKey: newKey(),
  }))
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readOwnForm(context, request)
  const code = params.code ?? ""
  const question = await read(context, async (ctx) => {
    await getPaperToSign(ctx, code)
    return askExport(ctx, { code, format: "pdf" }, context.speak)
  })
  try {
    const bytes = (await context.workshop.run("document.export", question)) as Uint8Array
    const pdf = { name: downloadName(question), bytes }
    return await runOpen(context, form, PaperCode, { paperCode: code }, async (ctx, input) => {
      await sendToSign(ctx, { ...input, pdf })
      return redirect(`/documents/${code}?done=to_sign#signing`)
    })
  } catch (error) {
    if (!isOutOfRoom(error)) throw error
    return refusal(context, form, [{ reason: because("transfer.errors.busy") }], 503)
  }
}

export default function SendToSign() {
  const { paper, parties, isSent, formKey } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <LifeFrame paper={paper} title={t("life.signing.send")} isForm>
      <Refused refusal={refused} />
      {isSent ? (
        <p>{t("life.errors.sent_already")}</p>
      ) : (
        <>
          <p>{t("life.signing.lead")}</p>
          <p>{t("life.signing.then")}</p>
          {parties.length > 0 ? (
            <>
              <h2 className="sec">{t("life.signing.parties")}</h2>
              <ul>
                {parties.map((party) => (
                  <li key={party}>
                    <bdi>{party}</bdi>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p>{t("life.signing.no_parties")}</p>
          )}
          <RefusableForm formKey={formKey} refusal={refused}>
            <Actions>
              <Button busy={t("common.form.saving")}>{t("life.signing.button")}</Button>
              <ButtonLink kind="quiet" href={`/documents/${paper.code}`}>
                {t("life.act.back")}
              </ButtonLink>
            </Actions>
          </RefusableForm>
        </>
      )}
    </LifeFrame>
  )
}
