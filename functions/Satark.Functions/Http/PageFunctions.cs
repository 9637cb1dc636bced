using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>All that no other function answers: the page, and the right refusal of a wrong address or method.</summary>
public sealed class PageFunctions(Door door)
{
    /// <summary>Every path, by every method.</summary>
    [Function("Page")]
    public IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) => door.Answer(request);
}
