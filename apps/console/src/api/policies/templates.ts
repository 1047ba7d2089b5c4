import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';

export type TemplateState = Schemas['TemplateStateAnswer'];
export type TemplateDetail = Schemas['TemplateAnswer'];
export type TemplateLanguage = TemplateState['language'];
export type TemplateKind = TemplateState['kind'];
export type Shown = Schemas['ShownAnswer'];

/** A text with Liquid marks; a long one in pieces that are joined as they stand. */
export type TemplateText = string | string[];

export interface TemplateParts {
  title: TemplateText;
  opening: TemplateText;
  details: { label: TemplateText; value: TemplateText }[];
  actions: { label: TemplateText; link: TemplateText }[];
}

/** What a kind of message says; `channels` says what is said otherwise through one of them. */
export type Template = Record<string, unknown> & TemplateParts & { channels?: Record<string, Partial<TemplateParts>> };

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/message-templates', { signal }))).items,
});

const pathOf = (language: TemplateLanguage, kind: TemplateKind) => ({ path: { language, kind } });

export function templateQuery(language: TemplateLanguage, kind: TemplateKind) {
  return queryOptions({
    queryKey: ['templates', language, kind],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/message-templates/{language}/{kind}', { params: pathOf(language, kind), signal })),
  });
}

/** What each channel would show. @throws ApiProblem `message-template.invalid`, with every fault and its place in `errors` */
export async function previewTemplate(
  { language, kind }: Pick<TemplateState, 'language' | 'kind'>,
  template: Template,
  projectId: string | null,
): Promise<Shown[]> {
  const body = { template: { ...template }, ...(projectId ? { projectId } : {}) };
  return (await bodyOf(api.POST('/v1/message-templates/{language}/{kind}/preview', { params: pathOf(language, kind), body })))
    .items;
}

/** In force for every message that is made from now on. @throws ApiProblem `message-template.invalid`, `version.stale` */
export function saveTemplate(
  { language, kind, version }: Pick<TemplateState, 'language' | 'kind' | 'version'>,
  template: Template,
): Promise<TemplateDetail> {
  return bodyOf(
    api.PUT('/v1/message-templates/{language}/{kind}', {
      params: { ...pathOf(language, kind), header: { 'If-Match': `"${version}"` } },
      body: { template: { ...template } },
    }),
  );
}

/** Back to the template that Duban ships. @throws ApiProblem `version.stale` */
export function resetTemplate({
  language,
  kind,
  version,
}: Pick<TemplateState, 'language' | 'kind' | 'version'>): Promise<TemplateDetail> {
  return bodyOf(
    api.DELETE('/v1/message-templates/{language}/{kind}', {
      params: { ...pathOf(language, kind), header: { 'If-Match': `"${version}"` } },
    }),
  );
}
