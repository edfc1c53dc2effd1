import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { isDomainError } from "../errors.ts"
import { refusal, safePath, titleOf } from "../http.server.ts"
import type { MessageKey } from "../i18n/translate.ts"
import { pageMeta } from "../page-meta.ts"
import { browserOf, deviceCookie } from "../people/browser.server.ts"
import { loadDemo } from "../people/demo.server.ts"
import { SignIn } from "../people/input.ts"
import { readResume } from "../people/kept-form.ts"
import { Resume } from "../people/resume.tsx"
import { signIn } from "../people/sign-in.server.ts"
import { SignInPage } from "../people/sign-in-page.tsx"

export const meta = pageMeta

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url)
  const to = searchParams.get("to")
  if (context.ctx.actor.personId && request.method === "GET") throw redirect(safePath(to))
  return {
    title: titleOf(context, context.t("people.sign_in.title")),
    comesBack: to !== null,
    isErased: searchParams.get("done") === "erased",
    demo: await loadDemo(context.ctx),
  }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const form = await request.formData()
  const resume = readResume(form.get("resume"))
  if (form.get("intent") === "resume") return { refused: undefined, resume, signedIn: false }
  const parsed = SignIn.safeParse(Object.fromEntries(form))
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      reason: { key: issue.message as MessageKey },
      field: issue.path[0]?.toString(),
    }))
    return { refused: refusal(context, form, problems).data, resume, signedIn: false }
  }
  try {
    const session = await signIn(context.ctx, parsed.data, browserOf(request))
    context.setCookie(session.cookie)
    context.setCookie(deviceCookie(context.ctx.settings, session.device))
  } catch (error) {
    if (!isDomainError(error)) throw error
    const problems = [{ reason: error.reason, field: error.field }]
    return { refused: refusal(context, form, problems).data, resume, signedIn: false }
  }
  if (resume) return { refused: undefined, resume, signedIn: true }
  return redirect(safePath(new URL(request.url).searchParams.get("to")))
}

export default function SignInRoute() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.resume && answer.signedIn) return <Resume kept={answer.resume} />
  return <SignInPage {...page} refusal={answer?.refused} resume={answer?.resume ?? null} />
}
