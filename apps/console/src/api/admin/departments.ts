import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';

export type Department = Schemas['DepartmentAnswer'];
export type Group = Schemas['DepartmentGroupAnswer'];

/** @throws ApiProblem `department.code-taken`, `department.name-taken` */
export function createDepartment(body: Schemas['DepartmentBody']): Promise<Department> {
  return bodyOf(api.POST('/v1/departments', { body }));
}

/** @throws ApiProblem `department.code-taken`, `department.name-taken` */
export function updateDepartment(id: string, body: Schemas['DepartmentChange']): Promise<Department> {
  return bodyOf(api.PATCH('/v1/departments/{id}', { params: { path: { id } }, body }));
}

/** The whole list of leaders in charge (分管领导), the first is asked first. */
export function setLeaders(id: string, leaders: Schemas['LeaderInChargeBody'][]): Promise<Department> {
  return bodyOf(api.PUT('/v1/departments/{id}/leaders', { params: { path: { id } }, body: { leaders } }));
}

/** People of the role leader who can be put in charge. */
export const leadersQuery = queryOptions({
  queryKey: ['people', 'leaders'],
  queryFn: async ({ signal }) =>
    (await bodyOf(api.GET('/v1/people', { params: { query: { role: 'leader', active: true, limit: 200 } }, signal }))).items,
});

/** Named groups of departments (单位组), as 各镇街. */
export const groupsQuery = queryOptions({
  queryKey: ['department-groups'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/department-groups', { signal }))).items,
});

/** @throws ApiProblem `department-group.name-taken` */
export function saveGroup(id: string | null, body: Schemas['DepartmentGroupBody']): Promise<Group> {
  if (id === null) return bodyOf(api.POST('/v1/department-groups', { body }));
  return bodyOf(api.PATCH('/v1/department-groups/{id}', { params: { path: { id } }, body }));
}

/** What was assigned by the group stays. */
export async function removeGroup(id: string): Promise<void> {
  await bodyOf(api.DELETE('/v1/department-groups/{id}', { params: { path: { id } } }));
}

/** Days from this one on, on which a department works otherwise than the official calendar says. */
export function departmentDaysQuery(id: string, from: string) {
  return queryOptions({
    queryKey: ['department-days', id, from],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/v1/departments/{id}/days', { params: { path: { id }, query: { from } }, signal }))).items,
  });
}

/** @throws ApiProblem `department-days.invalid` */
export function setDepartmentDays(id: string, body: Schemas['DepartmentDaysBody']): Promise<Schemas['DaysChangeAnswer']> {
  return bodyOf(api.PUT('/v1/departments/{id}/days', { params: { path: { id } }, body }));
}

/** Gives days back to the official calendar. */
export function clearDepartmentDays(id: string, from: string, to: string): Promise<Schemas['DaysChangeAnswer']> {
  return bodyOf(api.DELETE('/v1/departments/{id}/days', { params: { path: { id }, query: { from, to } } }));
}
