using System.Text;
using Satark.Functions.Tests.Hosting;
using Satark.Functions.Tests.SignIn;
using Satark.Http.Routing;
using Satark.Partners;
using Satark.Roster;

namespace Satark.Functions.Tests.Http;

/// <summary>Somebody who calls a route, with what he has to show.</summary>
internal sealed record TestCaller(string Name, FunctionsTestHost App)
{
    /// <summary>Who he is, where he may be somebody on the desk.</summary>
    public Officer? Officer { get; init; }

    /// <summary>Whether he opened the setup link.</summary>
    public bool IsInstaller { get; init; }

    /// <summary>Signed in at the provider, and refused here: 403 instead of 401.</summary>
    public bool IsStranger { get; init; }

    public Principal? Principal { get; init; }

    public string? Cookie { get; init; }

    public NewKey? Key { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    public Task<Answer> CallAsync(Route route, string? origin = null, string? page = "1")
    {
        var form = route.Body == BodyKind.Form;
        var body = route.IsUnsafe ? Encoding.UTF8.GetBytes(form ? "form=x&do=take" : "{}") : null;
        return Answer.OfAsync(App.Http, new HttpMethod(route.Method), Path(route), body, form ? "application/x-www-form-urlencoded" : "application/json", headers =>
        {
            headers.TryAddWithoutValidation("Origin", origin ?? FunctionsTestHost.Origin);
            if (page is not null)
            {
                headers.Add(DeskGuard.PageHeader, page);
            }

            if (Principal is not null)
            {
                headers.Add(Principal.Header, Principal.Text);
            }

            if (Cookie is not null)
            {
                headers.Add("Cookie", Cookie);
            }

            if (Key is not null)
            {
                headers.Add(SignatureHeader.Name, SignatureHeader.Sign(Key.KeyId, App.Clock.Now, Encoding.UTF8.GetBytes(Key.Key), body));
            }
        });
    }

    public static string Path(Route route) => route.Path.Replace("{id}", "aaaaaaaaaaaaaaaa-1", StringComparison.Ordinal).Replace("{move}", "acknowledge", StringComparison.Ordinal);
}
