import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { found } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BothTexts } from "../roundtables/regulation/both-texts.tsx"
import { editDraft, seenOf } from "../roundtables/regulation/edit-draft.server.ts"
import { isSubject } from "../roundtables/regulation/fields.ts"
import { EditRule } from "../roundtables/regulation/input.ts"
import { SubjectFields } from "../roundtables/regulation/subject-fields.tsx"
import { getDraft } from "../roundtables/regulation/versions.server.ts"
import { listConstituencies } from "../roundtables/seat-queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

const subjectOf = (word: string | undefined) => found(isSubject(word) ? word : null)

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const subject = subjectOf(params.subject)
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const [{ rules }, groups] = await Promise.all([
      getDraft(ctx, roundtable),
      listConstituencies(ctx, roundtable.id),
    ])
    const { code, name, language } = roundtable
    return {
      title: titleOf(context, context.t(`regulation.subjects.${subject}`)),
      ...{ code, name, language, subject, rules, groups },
      seen: seenOf(rules, subject),
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  read(context, async () => {
    const subject = subjectOf(params.subject)
    return run(context, request, EditRule(subject), { roundtableCode: params.code }, async (ctx, input) => {
      await editDraft(ctx, input)
      return redirect(`/roundtables/${input.roundtableCode}/rules/draft?done=saved`)
    })
  })

export default function EditSubject() {
  const { code, name, language, subject, rules, groups, seen, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const draft = `/roundtables/${code}/rules/draft`
  return (
    <div className="wrap form">
      <BackLink href={draft} label={t("regulation.draft.title")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t(`regulation.subjects.${subject}`)}
        kick={<bdi lang={language}>{name}</bdi>}
        lead={t(`regulation.about.${subject}`)}
      />
      <BothTexts {...{ refusal, subject, rules, groups, seen }} />
      <RefusableForm formKey={key} refusal={refusal}>
        <input type="hidden" name="seen" value={seen} />
        <SubjectFields subject={subject} rule={rules[subject]} groups={groups} />
        <Field
          name="source"
          label={t("regulation.edit.source")}
          help={t("regulation.edit.source_help")}
          value={rules.sources[subject]}
          optional
          maxLength={300}
          lang={language}
          dir="auto"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("regulation.edit.button")}</Button>
          <ButtonLink kind="quiet" href={draft}>
            {t("regulation.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
