import { useQuery } from '@tanstack/react-query';
import { departmentsQuery } from '../../api/departments.js';

/** The names of departments by their ids; empty for none, and while they are read. */
export function useDepartmentNames(): (id: string | null) => string {
  const departments = useQuery(departmentsQuery).data;
  return (id) => departments?.find((one) => one.id === id)?.name ?? '';
}
