using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Satark.Http.Routing;

/// <summary>Reads the form that a request carried through the route table.</summary>
internal static class FormBody
{
    /// <summary>Its fields; null where there are more of them, or longer ones, than any form of ours or of a provider has.</summary>
    public static IReadOnlyDictionary<string, StringValues>? Read(HttpContext context)
    {
        try
        {
            return new FormReader(Encoding.UTF8.GetString(context.Call().Body.Span)).ReadForm();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
