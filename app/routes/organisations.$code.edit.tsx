import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { conflict, refuse } from "../errors.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, type Refusal, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { editCard } from "../people/organisations/edit-card.server.ts"
import { CardForm, ProfileForm, RegistersForm, VerifyForms } from "../people/organisations/edit-forms.tsx"
import { editProfile } from "../people/organisations/edit-profile.server.ts"
import { editRegisters } from "../people/organisations/edit-registers.server.ts"
import { EditCard, EditProfile, EditRegisters, VerifyRegister } from "../people/organisations/input.ts"
import { isStanding, REGISTERS } from "../people/organisations/organisation.ts"
import { refuseEditProfile, refuseOpenEditor, refuseVerify } from "../people/organisations/policy.ts"
import { getOrganisation, listRegistrations } from "../people/organisations/queries.server.ts"
import { verifyRegister } from "../people/organisations/verify-register.server.ts"
import { refuseKeepRegister } from "../people/policy.ts"
import { listPlaceNames } from "../taxonomies/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, ...organisation } = await getOrganisation(ctx, params.code ?? "")
    refuse(refuseOpenEditor(ctx.actor, id))
    if (!isStanding(organisation.state)) throw conflict("organisations.errors.ended")
    return {
      title: titleOf(context, context.t("organisations.edit.title", { name: organisation.name })),
      ...{ organisation, locales: context.locales },
      registrations: await listRegistrations(ctx, id),
      mayEdit: refuseEditProfile(ctx.actor, id) === null,
      mayVerify: refuseVerify(ctx.actor, id) === null,
      isKeeper: refuseKeepRegister(ctx.actor) === null,
      places: refuseKeepRegister(ctx.actor) === null ? await listPlaceNames(ctx) : [],
      saved: new URL(request.url).searchParams.get("done") !== null,
      keys: { profile: newKey(), registers: newKey(), card: newKey() },
      verifyKeys: Object.fromEntries(REGISTERS.map((register) => [register, newKey()])),
    }
  })
}

const Edit = z.discriminatedUnion("intent", [
  EditProfile.extend({ intent: z.literal("profile") }),
  EditCard.extend({ intent: z.literal("card") }),
  VerifyRegister.extend({ intent: z.literal("verify") }),
  EditRegisters.safeExtend({ intent: z.literal("registers") }),
])

const bare = <T extends { intent: string }>({ intent: _intent, ...input }: T) => input

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, Edit, { code: params.code }, async (ctx, input) => {
    if (input.intent === "profile") await editProfile(ctx, bare(input))
    if (input.intent === "card") await editCard(ctx, bare(input))
    if (input.intent === "registers") await editRegisters(ctx, bare(input))
    if (input.intent === "verify") await verifyRegister(ctx, bare(input))
    return redirect(`/organisations/${params.code}/edit?done=${input.intent}`)
  })

/** The refusal for the form that was sent; the others keep what the register says. */
const refusalOf = (refusal: Refusal | undefined, intent: string) =>
  refusal?.typed.intent === intent ? refusal : undefined

export default function EditOrganisation() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { organisation, locales, registrations, keys, mayEdit, mayVerify, isKeeper } = page
  const form = { organisation, locales }
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/organisations/${organisation.code}`} label={organisation.name} />
      <Refused refusal={refusal} />
      <PageHead title={t("organisations.edit.heading")} />
      {page.saved && !refusal ? (
        <Note tone="ok" live>
          {t("organisations.edit.saved")}
        </Note>
      ) : null}
      {mayVerify ? <VerifyForms lines={registrations} keys={page.verifyKeys} /> : null}
      {mayEdit ? (
        <>
          <ProfileForm {...form} formKey={keys.profile} refusal={refusalOf(refusal, "profile")} />
          <RegistersForm
            lines={registrations}
            formKey={keys.registers}
            refusal={refusalOf(refusal, "registers")}
          />
        </>
      ) : null}
      {isKeeper ? (
        <>
          <CardForm {...form} places={page.places} formKey={keys.card} refusal={refusalOf(refusal, "card")} />
          <p>
            <ButtonLink kind="line" href={`/organisations/${organisation.code}/state`}>
              {t("organisations.state.link")}
            </ButtonLink>
          </p>
        </>
      ) : null}
    </div>
  )
}
