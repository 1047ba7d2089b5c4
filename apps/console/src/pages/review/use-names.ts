import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { departmentsQuery } from '../../api/departments.js';
import { peopleQuery } from '../../api/people.js';

export interface Names {
  department: (id: string | null) => string | null;
  person: (id: string | null) => string | null;
}

/** Departments and people by their ids. */
export function useNames(): Names {
  const departments = useQuery(departmentsQuery).data;
  const people = useQuery(peopleQuery).data;
  return useMemo(() => {
    const ofDepartments = new Map(departments?.map(({ id, shortName, name }) => [id, shortName || name]));
    const ofPeople = new Map(people?.map(({ id, name }) => [id, name]));
    return {
      department: (id) => (id === null ? null : (ofDepartments.get(id) ?? '')),
      person: (id) => (id === null ? null : (ofPeople.get(id) ?? '')),
    };
  }, [departments, people]);
}
