import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../client.js';

export type Robot = Schemas['RobotAnswer'];
export type RobotBody = Schemas['RobotBody'];
export type RobotChange = Schemas['RobotChangeBody'];

export const robotsQuery = queryOptions({
  queryKey: ['robots'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/v1/robots', { signal }))).items,
});

/** @throws ApiProblem `robot.url-refused`, … */
export function createRobot(body: RobotBody): Promise<Robot> {
  return bodyOf(api.POST('/v1/robots', { body }));
}

const at = ({ id, version }: Pick<Robot, 'id' | 'version'>) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

/** @throws ApiProblem `version.stale` */
export function changeRobot(robot: Robot, body: RobotChange): Promise<Robot> {
  return bodyOf(api.PATCH('/v1/robots/{id}', { params: at(robot), body }));
}

export function deleteRobot(robot: Robot): Promise<unknown> {
  return bodyOf(api.DELETE('/v1/robots/{id}', { params: at(robot) }));
}

/** Sends a test message; answers the delivery that says what came of it. */
export async function testRobot(id: string): Promise<string> {
  return (await bodyOf(api.POST('/v1/robots/{id}/test-message', { params: { path: { id } } }))).deliveryId;
}
