using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;

namespace Satark.Http.Meta;

/// <summary>Answers Meta when a webhook's address is entered there.</summary>
public static class HubChallenge
{
    /// <summary>Proves that the address is ours: the challenge as it came, or 403.</summary>
    public static IResult Answer(HttpContext context, HubSignature signature)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(signature);
        var query = context.Request.Query;
        return query["hub.mode"] == "subscribe" && signature.IsVerifyToken(query["hub.verify_token"])
            ? Answers.Raw(Encoding.UTF8.GetBytes(query["hub.challenge"].ToString()), "text/plain; charset=utf-8")
            : Problem.Of(new Refusal(RefusalKind.Forbidden, "The verify token does not fit."));
    }
}
