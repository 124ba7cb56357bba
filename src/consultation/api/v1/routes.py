"""The addresses of the API."""

from starlette.routing import BaseRoute, Route

from consultation.api.v1 import results
from consultation.api.v1.description import openapi


def v1_routes() -> list[BaseRoute]:
    """Every address below /api/v1/; what is not there is told as JSON too."""
    return [
        Route("/api/v1/", results.index),
        Route("/api/v1/openapi.json", openapi),
        Route("/api/v1/questions", results.all_questions),
        Route("/api/v1/groupings", results.all_groupings),
        Route("/api/v1/participation", results.participation),
        Route("/api/v1/results/{question}.csv", results.results_csv),
        Route("/api/v1/results/{question}", results.results),
        Route("/api/v1/{address:path}", results.nothing),
    ]
