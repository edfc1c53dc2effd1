import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CourseCrumbs } from "../courses/course-crumbs.tsx"
import { enrolGroup } from "../courses/enrol-group.server.ts"
import { listGroup } from "../courses/enrolment-queries.server.ts"
import { EnrolGroup } from "../courses/input.ts"
import { ProfessionField } from "../courses/need-fields.tsx"
import { refuseEnrolGroup } from "../courses/policy.ts"
import { headOf } from "../courses/queries.server.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const body = ctx.actor.actingFor
    refuse(refuseEnrolGroup(ctx.actor, body?.organisationId ?? ""))
    const { edition, course, facts } = await headOf(ctx, params.code ?? "")
    return {
      title: titleOf(context, context.t("courses.group.title")),
      ...{ edition, course, key: newKey(), body: body?.organisationName ?? "" },
      people: await listGroup(ctx, facts.id, body?.organisationId ?? ""),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(
    context,
    request,
    EnrolGroup,
    { editionCode: params.code, organisationId: context.ctx.actor.actingFor?.organisationId },
    async (ctx, input) => {
      const { seated, others } = await enrolGroup(ctx, input)
      return redirect(`/editions/${params.code}?done=group&seated=${seated}&others=${others}`)
    },
  )

export default function GroupRoute() {
  const { course, edition, body, people, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CourseCrumbs course={course} edition={edition} title={t("courses.group.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("courses.group.title")} lead={t("courses.group.lead", { body })} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Choice
          name="people[]"
          legend={t("courses.group.people")}
          several
          options={people.map(({ code, name, state }) => ({
            ...{ value: code, label: <bdi>{name}</bdi>, disabled: state !== null },
            help: state ? t(`courses.states.${state as "waiting"}`) : null,
          }))}
        />
        <ProfessionField />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("courses.group.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
