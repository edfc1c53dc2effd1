import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BackToAnswer } from "../answers/answer-crumbs.tsx"
import { openFiles } from "../answers/draft-queries.server.ts"
import { addAnswerFile, removeAnswerFile } from "../answers/files.server.ts"
import { AddFile, RemoveFile } from "../answers/input.ts"
import { FilesField } from "../file-parts.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    page: await openFiles(ctx, params.code ?? ""),
    title: titleOf(context, context.t("answers.acts.files")),
    key: newKey(),
  }))
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { answerCode: params.code }
  const back = () => redirect(`/answers/${params.code}/files`)
  if (intent === "remove")
    return run(context, request, RemoveFile, here, async (ctx, input) => {
      await removeAnswerFile(ctx, input)
      return back()
    })
  return run(context, request, AddFile, here, async (ctx, input) => {
    await addAnswerFile(ctx, input)
    return back()
  })
}

type Files = { files: readonly { number: number; title: string; fileCode: string }[] }

const Listed = ({ files, formKey }: Files & { formKey: string }) => {
  const { t } = useTranslation()
  return (
    <ol className="lines annexes">
      {files.map(({ number, title, fileCode }) => (
        <li key={number}>
          <strong>{t("attachments.number", { number })}</strong>{" "}
          <a href={`/files/${fileCode}`}>
            <bdi>{title}</bdi>
          </a>
          <RefusableForm formKey={keyFor(formKey, String(number))} refusal={undefined}>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="number" value={number} />
            <Button kind="quiet" hidden={t("attachments.number", { number })}>
              {t("attachments.remove.link")}
            </Button>
          </RefusableForm>
        </li>
      ))}
    </ol>
  )
}

export default function AnswerFilesRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackToAnswer {...page} />
      <Refused refusal={refusal} />
      <PageHead title={t("answers.acts.files")} lead={t("answers.form.files_lead")} />
      {page.files.length > 0 ? <Listed files={page.files} formKey={key} /> : null}
      <RefusableForm formKey={key} refusal={refusal} files>
        <input type="hidden" name="intent" value="add" />
        <Field
          name="title"
          label={t("attachments.add.name")}
          help={t("attachments.add.name_help")}
          {...{ maxLength: 200, dir: "auto" }}
        />
        <FilesField name="file" label={t("attachments.add.file")} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("attachments.add.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
