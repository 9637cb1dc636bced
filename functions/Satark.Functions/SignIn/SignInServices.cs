using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Settings;
using Satark.Http;
using Satark.Http.Accounts;

namespace Satark.Functions.SignIn;

/// <summary>Entra ID, or sessions of our own on a developer's machine.</summary>
public static class SignInServices
{
    /// <summary>Adds the way to sign in that the settings name.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, SignInOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.IsLocal
            ? services.AddSingleton<ISignIn, CookieSignIn>().AddSingleton(new Terminal(Console.Out)).AddHostedService<SetupLink>()
            : services.AddSingleton<ISignIn, EntraSignIn>()

                // Entra asks for the second factor, and tells each officer's role at their own sign-in alone.
                .AddSingleton(p => SessionRules.Of(p.GetRequiredService<HttpOptions>(), p.GetRequiredService<Installation>()) with { RequireSecondFactor = false, ProveEachShift = true });
    }
}
