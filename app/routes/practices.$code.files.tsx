import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { FilesField } from "../file-parts.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { AddFile, RemoveFile } from "../practices/input.ts"

import { addPracticeFile, getPracticeFiles, removePracticeFile } from "../practices/writing/files.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    page: await getPracticeFiles(ctx, params.code ?? ""),
    title: titleOf(context, context.t("practices.files.title")),
    key: newKey(),
  }))
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { practiceCode: params.code }
  const back = () => redirect(`/practices/${params.code}/files`)
  if (intent === "remove")
    return run(context, request, RemoveFile, here, async (ctx, input) => {
      await removePracticeFile(ctx, input)
      return back()
    })
  return run(context, request, AddFile, here, async (ctx, input) => {
    await addPracticeFile(ctx, input)
    return back()
  })
}

export default function PracticeFilesRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/practices/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("practices.files.title")} lead={t("practices.files.lead")} />
      <ol className="lines annexes">
        {page.files.map(({ number, title, fileCode }) => (
          <li key={number}>
            <strong>{t("attachments.number", { number })}</strong>{" "}
            <a href={`/files/${fileCode}`}>
              <bdi>{title}</bdi>
            </a>
            <RefusableForm formKey={keyFor(key, String(number))} refusal={refusal}>
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="number" value={number} />
              <Button kind="quiet" hidden={t("attachments.number", { number })}>
                {t("attachments.remove.link")}
              </Button>
            </RefusableForm>
          </li>
        ))}
      </ol>
      {page.mayAdd ? (
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
      ) : null}
    </div>
  )
}
