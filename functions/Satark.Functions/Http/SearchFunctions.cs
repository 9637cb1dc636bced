using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>Looking for cases. Each function stands for the route of its name.</summary>
public sealed class SearchFunctions(Door door)
{
    /// <summary><c>POST /api/v1/search</c>.</summary>
    [Function("SearchCases")]
    public IResult SearchCases([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/search")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/search/code</c>.</summary>
    [Function("FindCode")]
    public IResult FindCode([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/search/code")] HttpRequest request) => door.Answer(request);
}
